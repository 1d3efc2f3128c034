"""Cards, trivia lists and packed text units: what programs other than spreadsheets and Moodle write."""
