"""What can be wrong with files of other programs, and the words for it: a module a program."""
