"""A question -> hits: filters, both lists, and how they become one."""
