"""The closed rule kinds of the forms: one file and one public function a kind, of the same name."""
