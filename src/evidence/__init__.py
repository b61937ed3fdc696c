"""The archive of texts and the lock that says where each phrase stands in them."""
