"""The build over many machines: the same steps as `run`, as tasks that Daft hands out, each part of the work kept as Parquet."""
