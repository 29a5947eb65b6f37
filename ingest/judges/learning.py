"""Learning the upper layers and the heads of a network from examples, in JAX."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from ingest.judges import network
from ingest.judges.training import KINDS, POLARITIES, SUBDIMENSIONS, UNKNOWN
from ingest.judges.weights import Floats

if TYPE_CHECKING:
    from ingest.judges.training import Example, Targets

Config = Mapping[str, Any]
Tree = Any  # nested dictionaries and lists of JAX arrays
Array = Any
RARE = (1.0, 1.3, 1.3, 1.3)  # what a sentence of each kind counts for: statements are the fewer
CHOICES = {  # how many answers each has; the themes follow
    "kind": len(KINDS),
    "polarity": len(POLARITIES),
    "subdimension": len(SUBDIMENSIONS),
}
THEME_RARE = 3.0  # what a theme that is shown counts for beside one that is not
SPREAD = 0.02  # of the first weights of the heads
UNLIKELY = -3.0  # the first score of a theme
FLOOR = 0.02  # part of the rate that is left at the end
Step = Callable[[Tree, Tree, Tree, Array], tuple[Tree, Tree]]


def learn(
    config: Config,
    examples: Sequence[Example],
    vectors: Sequence[Floats],
    layers: Sequence[Mapping[str, Floats]],
    targets: Targets,
    *,
    heads: Mapping[str, Floats] | None = None,
    model: Sequence[Floats] | None = None,
) -> tuple[list[dict[str, Floats]], dict[str, Floats]]:
    """The layers and heads after learning; ``vectors`` is the input of the layers by example.

    The heads start from ``heads``, or anew. ``model`` is, by example, the vectors that a larger
    network ends with and that are to be learned too. The same examples give the same weights on the
    same machine.
    """
    chance = np.random.default_rng(config["seed"])
    answers = sum(CHOICES.values()) + len(targets.themes)
    trained: Tree = {
        "layers": [dict(layer) for layer in layers],
        "heads": dict(heads or _heads(vectors[0].shape[1], answers, chance)),
    }
    packed = _packed(config, examples, vectors, targets, model)
    steps = config["epochs"] * sum(1 for _ in _batches(packed, config["batch"], chance))
    optimiser = _optimiser(config, steps)
    step = _stepper(config, optimiser)
    state = optimiser.init(trained)
    key = jax.random.key(config["seed"])
    for _ in range(config["epochs"]):
        for batch in _batches(packed, config["batch"], chance):
            key, own = jax.random.split(key)
            trained, state = step(trained, state, batch, own)
    plain = jax.tree.map(np.asarray, trained)
    return plain["layers"], plain["heads"]


def _heads(width: int, answers: int, chance: np.random.Generator) -> dict[str, Any]:
    bias = np.zeros(answers, dtype=np.float32)
    bias[sum(CHOICES.values()) :] = UNLIKELY
    return {
        "look.w": np.zeros(width, dtype=np.float32),
        "tasks.w": chance.normal(0, SPREAD, (width, answers)).astype(np.float32),
        "tasks.b": bias,
        "mark.w": np.zeros(width, dtype=np.float32),
        "mark.b": np.full(1, UNLIKELY, dtype=np.float32),
    }


def _packed(
    config: Config,
    examples: Sequence[Example],
    vectors: Sequence[Floats],
    targets: Targets,
    model: Sequence[Floats] | None,
) -> dict[int, dict[str, NDArray[Any]]]:
    """The examples as arrays, by the number of pieces that they are filled up to."""
    lengths = [min(b for b in config["buckets"] if b >= len(v)) for v in vectors]
    found = {}
    for bucket in sorted(set(lengths)):
        inside = [i for i, length in enumerate(lengths) if length == bucket]
        rows = [_row(config["most"], bucket, examples[i], vectors[i], targets) for i in inside]
        found[bucket] = {name: np.stack([row[name] for row in rows]) for name in rows[0]}
        if model is not None:
            found[bucket]["model"] = np.stack([_filled(model[i], bucket) for i in inside])
    return found


def _row(
    most: int, bucket: int, example: Example, vectors: Floats, targets: Targets
) -> dict[str, NDArray[Any]]:
    length = len(vectors)
    row: dict[str, NDArray[Any]] = {
        "vectors": _filled(vectors, bucket),
        "seen": np.zeros(bucket, dtype=np.float32),
        "spans": np.zeros((most, bucket), dtype=np.float32),
        "choices": np.full((most, len(CHOICES)), UNKNOWN, dtype=np.int32),
        "shown": np.zeros((most, len(targets.themes)), dtype=np.float32),
        "marks": np.full(bucket, UNKNOWN, dtype=np.float32),
        "weight": np.array(example.weight, dtype=np.float32),
    }
    row["seen"][:length] = 1
    for at, (start, end) in enumerate(example.window.spans[:most]):
        row["spans"][at, start:end] = 1
        row["choices"][at] = targets.choices(example.sentences[at])
        row["shown"][at] = targets.shown(example.sentences[at])
        row["marks"][start:end] = targets.marks(example.sentences[at], end - start)
    return row


def _filled(vectors: Floats, bucket: int) -> NDArray[np.float16]:
    return np.pad(vectors, ((0, bucket - len(vectors)), (0, 0))).astype(np.float16)


def _batches(
    packed: Mapping[int, Mapping[str, NDArray[Any]]], size: int, chance: np.random.Generator
) -> Iterator[dict[str, NDArray[Any]]]:
    """The examples in batches of one length each, in another order every time.

    The last of a length is filled up with some that it holds already.
    """
    batches = []
    for bucket, arrays in packed.items():
        order = chance.permutation(len(arrays["seen"]))
        full = np.resize(order, -(-len(order) // size) * size)
        batches += [(bucket, full[i : i + size]) for i in range(0, len(full), size)]
    for at in chance.permutation(len(batches)):
        bucket, rows = batches[at]
        yield {name: array[rows] for name, array in packed[bucket].items()}


def _optimiser(config: Config, steps: int) -> optax.GradientTransformation:
    def falling(rate: float) -> optax.GradientTransformation:
        schedule = optax.warmup_cosine_decay_schedule(
            0.0, rate, max(1, int(steps * config["warm_up"])), max(2, steps), rate * FLOOR
        )
        return optax.adamw(schedule, weight_decay=config["decay"])

    rates = {"layers": falling(config["rate"]), "heads": falling(config["head_rate"])}
    labels = {"layers": "layers", "heads": "heads"}
    return optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(rates, labels))


def _stepper(config: Config, optimiser: optax.GradientTransformation) -> Step:
    def step(trained: Tree, state: Tree, batch: Tree, key: Array) -> tuple[Tree, Tree]:
        slope = jax.grad(_loss)(trained, batch, key, config)
        change, after = optimiser.update(slope, state, trained)
        return optax.apply_updates(trained, change), after

    return cast("Step", jax.jit(step))


def _loss(trained: Tree, batch: Tree, key: Array, config: Config) -> Array:
    """How far the answers are from the right ones, over the sentences whose answer is known."""
    vectors = batch["vectors"].astype(jnp.float32)
    drop = _dropout(key, config["drop"])
    told = network.encode(jnp, trained["layers"], vectors, batch["seen"], drop)
    pooled = network.sentences(jnp, trained["heads"], told, batch["spans"])
    scores = network.scores(trained["heads"], pooled)
    total, first = 0.0, 0
    for number, (name, width) in enumerate(CHOICES.items()):
        right = batch["choices"][..., number]
        known = (right >= 0) * batch["weight"][:, None]
        smoothing = 0.0
        if name == "kind":
            known, smoothing = known * jnp.array(RARE)[jnp.maximum(right, 0)], config["smoothing"]
        surprise = _surprise(scores[..., first : first + width], right, smoothing)
        total += config["tasks"][name] * _mean(surprise, known)
        first += width
    stated = (batch["choices"][..., 0] > 0) * batch["weight"][:, None]
    missed = _themes(scores[..., first:], batch["shown"])
    total += config["tasks"]["theme"] * _mean(missed, stated)
    known = (batch["marks"] >= 0) * batch["weight"][:, None]
    unmarked = _yes_or_no(network.marks(trained["heads"], told), batch["marks"])
    total += config["tasks"]["mark"] * _mean(unmarked, known)
    if "model" in batch:
        total += config["tasks"]["model"] * _distance(told, batch["model"], batch["seen"])
    return total


def _distance(told: Array, model: Array, seen: Array) -> Array:
    """The mean square of the differences, beside how much each number varies."""
    seen, model = seen[..., None], model.astype(jnp.float32)
    count = seen.sum()
    mean = (model * seen).sum((0, 1)) / count
    spread = (jnp.square(model - mean) * seen).sum((0, 1)) / count
    return ((jnp.square(told - model) * seen).sum((0, 1)) / count / spread).mean()


def _dropout(key: Array, part: float) -> network.Drop:
    """Dropout with another mask every time it is used."""
    keys = iter(jax.random.split(key, 64))

    def drop(values: Array) -> Array:
        kept = jax.random.bernoulli(next(keys), 1 - part, values.shape)
        return jnp.where(kept, values / (1 - part), 0.0)

    return drop


def _surprise(scores: Array, right: Array, smoothing: float) -> Array:
    logs = jax.nn.log_softmax(scores)
    own = jnp.take_along_axis(logs, jnp.maximum(right, 0)[..., None], axis=-1)[..., 0]
    return -(1 - smoothing) * own - smoothing * logs.mean(-1)


def _themes(scores: Array, shown: Array) -> Array:
    return _yes_or_no(scores, shown, THEME_RARE).mean(-1)


def _yes_or_no(scores: Array, right: Array, rare: float = 1.0) -> Array:
    """The surprise at the right answers, 1 or 0, of which a 1 counts for ``rare``."""
    yes, no = jax.nn.log_sigmoid(scores), jax.nn.log_sigmoid(-scores)
    return -(rare * right * yes + (1 - right) * no)


def _mean(values: Array, weight: Array) -> Array:
    return (values * weight).sum() / jnp.maximum(weight.sum(), 1e-6)
