"""Every text of the page, in Indonesian and English."""
