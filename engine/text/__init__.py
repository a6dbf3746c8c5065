"""What text is made of, with no idea of questions or indexes: sentences, stems, numbers, tables, places. Pure."""
