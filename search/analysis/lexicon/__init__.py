"""What is known of single words beyond PySastrawi, as data files, and the module that reads them."""
