"""PyTorch's side of the speed comparison, as fast as it was found to go on a processor.

Reads one request a line, {"task": "train" | "infer", "batch": n, "seconds": s}, runs the seed's network for that long and
answers {"examplesPerSecond": x}. Started by test/bench/torchPeer.ts, which sets the environment that helps it most.

What was tried for training (2 cores of an EPYC, batches of 256 and 1,024): fused AdamW against foreach, sequence first
against batch first, oneDNN on and off, each attention backend, torch.compile, glibc's allocator with and without
returning memory. Fastest: fused, the math backend, memory kept; torch.compile was 10-50 % slower. For inference: the
encoder's fast path against the attention backends, eager against torch.compile against a frozen trace. Fastest: the
frozen trace with the fast path, up to 1.6 times eager at batch 1.
"""

import json
import sys
import time

import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel

PLAYERS, FEATURES, WIDTH = 22, 5, 96


class Seed(nn.Module):
    def __init__(self):
        super().__init__()
        self.feature_norm_layer = nn.BatchNorm1d(FEATURES)
        self.feature_embedding_layer = nn.Sequential(nn.Linear(FEATURES, WIDTH), nn.ReLU(), nn.LayerNorm(WIDTH))
        layer = nn.TransformerEncoderLayer(WIDTH, 2, 192, 0.0, batch_first=True)
        self.transformer_encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.decoder = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, 24), nn.ReLU(), nn.LayerNorm(24), nn.Linear(24, 2)
        )

    def forward(self, tokens):
        normalized = self.feature_norm_layer(tokens.permute(0, 2, 1)).permute(0, 2, 1)
        return self.decoder(self.transformer_encoder(self.feature_embedding_layer(normalized)).mean(1))


def trainer(batch):
    net = Seed()
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-4, fused=True)
    tokens, classes, loss = torch.randn(batch, PLAYERS, FEATURES), torch.randint(0, 2, (batch,)), nn.CrossEntropyLoss()

    def step():
        with sdpa_kernel(SDPBackend.MATH):
            optimizer.zero_grad(set_to_none=True)
            value = loss(net(tokens), classes)
            value.backward()
            optimizer.step()
            return value.item()

    return step


def inferrer(batch):
    tokens = torch.randn(batch, PLAYERS, FEATURES)
    with torch.inference_mode():
        net = torch.jit.freeze(torch.jit.trace(Seed().eval(), tokens))

    def run():
        with torch.inference_mode():
            return net(tokens)

    return run


def main():
    torch.manual_seed(0)
    torch.set_num_threads(int(sys.argv[1]))
    runs = {}
    print(json.dumps({"ready": torch.__version__}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        key = (request["task"], request["batch"])
        if key not in runs:
            runs[key] = (trainer if request["task"] == "train" else inferrer)(request["batch"])
            for _ in range(3):
                runs[key]()
        count, start = 0, time.perf_counter()
        while time.perf_counter() - start < request["seconds"]:
            runs[key]()
            count += 1
        print(json.dumps({"examplesPerSecond": count * request["batch"] / (time.perf_counter() - start)}), flush=True)


if __name__ == "__main__":
    main()
