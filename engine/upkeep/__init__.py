"""What keeps a profile well: doctor, backups, erasing."""
