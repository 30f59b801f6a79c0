"""The tagger: MiniLM with casing, quotation and layout features, a CRF and two link heads."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from onrecord.read.attributions.pieces import LAYOUTS, QUOTES, SHAPES

TAG_COUNT = 7
LINK_SIZE = 64
BUCKETS = 32
"""Link distances fall in 32 buckets: sign, and the logarithm of the distance in words."""


def distance_bucket(distance: torch.Tensor) -> torch.Tensor:
    """Return the bucket of a signed distance in words (0 to 31)."""
    size = torch.clamp((torch.log2(distance.abs().float() + 1) * 2).long(), max=15)
    return size + 16 * (distance > 0).long()


class Tagger(nn.Module):
    """Pieces to tag scores and link vectors.

    `forward` returns, by piece: scores of the seven tags; four link vectors (content asks, cue
    answers, cue asks, source answers); the score of a cue having no source in the text.
    """

    def __init__(self, base: Path) -> None:
        """Load the base encoder; everything else starts at zero or small random values."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base,
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.1,
            attn_implementation="sdpa",
        )
        width = self.encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        self.quote = nn.Embedding(QUOTES, width)
        self.layout = nn.Embedding(LAYOUTS, width)
        for table in (self.shape, self.quote, self.layout):
            nn.init.zeros_(table.weight)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, TAG_COUNT)
        self.link = nn.Linear(width, 4 * LINK_SIZE)
        self.none = nn.Linear(width, 1)
        self.cue_bias = nn.Parameter(torch.zeros(BUCKETS))
        self.source_bias = nn.Parameter(torch.zeros(BUCKETS))
        self.transitions = nn.Parameter(torch.zeros(TAG_COUNT, TAG_COUNT))
        forbidden = torch.zeros(TAG_COUNT, TAG_COUNT)
        for inside in (2, 4, 6):
            for before in range(TAG_COUNT):
                if before not in (inside, inside - 1):
                    forbidden[before, inside] = -1e4
        self.register_buffer("forbidden", forbidden)

    def keep(self, layers: list[int]) -> None:
        """Leave out the encoder's layers that are not among these."""
        self.encoder.encoder.layer = nn.ModuleList([self.encoder.encoder.layer[n] for n in layers])
        self.encoder.config.num_hidden_layers = len(layers)

    @classmethod
    def trained(cls, base: Path, weights: Path) -> Tagger:
        """Return the tagger with these weights, of as many layers as they have."""
        held = torch.load(weights)
        model = cls(base)
        model.keep(list(range(1 + max(int(n.split(".")[3]) for n in held if n.startswith("encoder.encoder.layer.")))))
        model.load_state_dict(held)
        return model.eval()

    @torch.no_grad()
    def prefer_near(self, to_cue: float, to_source: float) -> None:
        """Lower the scores of a cue (for a content) and of a source (for a cue) for each step of distance."""
        size = (torch.arange(BUCKETS) % 16).float()
        self.cue_bias -= to_cue * size
        self.source_bias -= to_source * size

    def forward(
        self,
        ids: torch.Tensor,
        shape: torch.Tensor,
        quote: torch.Tensor,
        layout: torch.Tensor,
        mask: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Read a batch of windows; every input is (batch, pieces)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shape) + self.quote(quote) + self.layout(layout)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.link(hidden), self.none(hidden)


def crf_loss(emissions: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor, model: Tagger) -> torch.Tensor:
    """Return the summed negative log likelihood of tag sequences under the linear-chain CRF.

    A window may begin in the middle of a span, so any tag may come first.
    """
    transitions = model.transitions + model.forbidden
    steps = emissions.shape[1]
    gathered = emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
    hops = transitions[tags[:, :-1], tags[:, 1:]]
    # Left-out words and repaired labels may bring a forbidden hop; it must not swamp the loss.
    hops = hops.clamp(min=-10.0)
    gold = (gathered * mask).sum(1) + (hops * mask[:, 1:]).sum(1)
    score = emissions[:, 0]
    for step in range(1, steps):
        further = torch.logsumexp(score.unsqueeze(2) + transitions, dim=1) + emissions[:, step]
        score = torch.where(mask[:, step].unsqueeze(1) > 0, further, score)
    return (torch.logsumexp(score, dim=1) - gold).sum()


def link_scores(asks: torch.Tensor, answers: torch.Tensor, bias: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """Return (batch, asking word, answering word) scores."""
    scores = asks @ answers.transpose(1, 2) / LINK_SIZE**0.5
    distance = words.unsqueeze(1) - words.unsqueeze(2)
    return scores + bias[distance_bucket(distance)]
