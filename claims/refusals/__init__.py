"""Why a change or a question was refused; pages and API turn each into its answer."""
