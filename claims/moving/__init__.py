"""A newsroom as a folder of files: taken out of one database, brought into another."""
