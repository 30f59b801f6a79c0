"""The build over many machines: stage after stage, each a set of tasks whose results are kept as Parquet.

Whatever is stopped, the same build goes on from the parts that are there. Stories and records are those of the local build.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.cluster.collated import make_records
from onrecord.cluster.distributed import Distributed, ground_of
from onrecord.cluster.editions import Repeated, settle_editions
from onrecord.cluster.engine import Engine
from onrecord.cluster.inputs import tasks_of
from onrecord.cluster.matching import match_copies, match_stories
from onrecord.cluster.parts import Folder, Note, Part
from onrecord.cluster.settings import Light, Settings
from onrecord.cluster.tasks import Task
from onrecord.cluster.whole import Whole, keep_whole
from onrecord.run.progress import Progress, Quiet
from onrecord.run.versions import match_version, version_of
from onrecord.store.packing import digest_of


def build(inputs: Iterable[str], engine: Engine, settings: Settings, progress: Progress | None = None) -> Whole:
    """Build from files into the folder of parts that the settings name, whatever of it is there already; what was made.

    Raises PartsError where the folder cannot be used, an input is no file, or the engine cannot do the tasks.
    """
    folder = Folder(Path(settings.folder))
    folder.path.mkdir(parents=True, exist_ok=True)
    work = Distributed(engine, folder, settings, progress or Quiet())
    version = digest_of((version_of("acquire", "facts"), settings.since, settings.until, settings.match))
    taken = work.stage("taken", tasks_of(inputs, version, engine.daft))
    editions, several = settle_editions(folder, taken, ground_of(taken), engine.daft)
    readings = read_all(work, articles_in([*taken, editions]), several)
    light = [
        Light(n, note.parts[1].path, note.parts[0].path, part.path, note.parts[0].rows)
        for n, (part, note) in enumerate(readings)
        if note.parts[0].rows
    ]
    copies: list[Note] = []
    stories: list[Note] = []
    records: list[Note] = []
    notes = [note for _, note in readings]
    if light:
        ground = ground_of(match_version(), settings.reader, [(p.number, p.path) for p in light], notes)
        copies = match_copies(work, light, ground)
        stories = match_stories(work, light, ground)
        records = make_records(work, light, copies, stories)
    return keep_whole(work.folder, work.settings, [*taken, editions], notes, copies, stories, records)


def articles_in(notes: Sequence[Note]) -> list[Part]:
    """The parts of articles among those of these notes, in order."""
    return [p for note in notes for p in note.parts if "refused" not in p.path and not p.path.endswith("ids.parquet")]


def read_all(work: Distributed, parts: Sequence[Part], several: Repeated) -> list[tuple[Part, Note]]:
    """Read each part. What was read stays read whatever becomes of other inputs."""
    once = digest_of((sorted(several.ids), several.older))
    ground = (work.settings.reader, match_version(), once)
    tasks = [
        Task(p.path.replace("/", "-").removesuffix(".parquet"), digest_of((*ground, p.digest, p.path)), {"path": p.path})
        for p in parts
    ]
    return list(zip(parts, work.stage("readings", tasks), strict=True))
