"""Mail out and mail in: letters built and frozen, an outbox that forgets nothing, SMTP and IMAP."""
