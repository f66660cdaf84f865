"""From a Grid to tables: where they stand, what their columns mean, what each row is called and stands under."""
