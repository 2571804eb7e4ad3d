"""What each office writes down of the world and sends in, form by form."""
