"""The site's configuration: settings from the environment, addresses, the WSGI entry point."""
