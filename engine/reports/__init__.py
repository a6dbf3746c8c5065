"""What leaves Alcove as a file to be read elsewhere: conversations, measurements, charts."""
