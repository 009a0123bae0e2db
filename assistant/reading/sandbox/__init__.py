"""Reading in a process of its own, watched for memory and time."""
