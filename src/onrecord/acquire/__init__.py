"""From files, folders, standard input and addresses to articles: one kind of input a file."""
