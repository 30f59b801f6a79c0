"""Parts of the times reader: the grammar of time expressions and the calendar they are resolved on."""
