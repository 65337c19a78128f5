"""Trains the renderer on native crops: half of each batch as the first step, half as one that refines its own guess.
A third of the crops is drawn from tokens that the finished transformer wrote, which are less exact than the encoder's."""

import torch

import light
import renderer
import transformer
from crops import Crops, mean_coefficients
from scenes import cache, scene_folders
from train_tokenizer import WithSketch, difference
from training import Run, arguments, load_average

PRESETS = {
    "cpu": dict(steps=5500, batch=8, rate=1.5e-3, size=128),
    "gpu": dict(seconds=3000, batch=128, rate=2e-3, size=192),
}


LATER = 4  # steps that are trained


def objective(net, batch):
    """L1 with gradients; half of the batch is the first step, the other half a later one that sees the net's own guess."""
    guides, target, base, latents, focus = batch
    half = len(target) // 2
    steps = torch.randint(2, LATER + 1, ()).item()
    before = torch.zeros_like(base)
    with torch.no_grad():
        for time in renderer.step_times(steps)[:-1]:
            told = torch.full_like(base[half:, 0, 0, 0], time)
            before[half:] = net(base[half:], guides[half:], before[half:], told, latents[half:]).float()
    told = torch.zeros_like(base[:, 0, 0, 0])
    told[half:] = renderer.step_times(steps)[-1]
    guess = net(base, guides, before, told, latents).float()
    return 10 * difference(focus * (base + renderer.RESIDUAL * guess), focus * target)


def main():
    options = arguments("renderer", PRESETS)
    tokens = not options.name.endswith("tokenless")
    config = {"network": "renderer", "tokens": tokens, **renderer.CONFIG}
    codec = load_average(WithSketch(), "tokenizer").tokenizer
    folders = scene_folders(options.scenes)
    mean = None
    if not tokens:
        mean = mean_coefficients(codec, folders[:60])
        config["mean"] = [round(float(x), 5) for x in mean]
        torch.save(mean, cache() / "checkpoints/mean.pt")
    run = Run(renderer.Renderer(), config, options)
    with torch.no_grad():  # what the network cannot see it is not to answer to
        for network in (run.model, run.average):
            for layer in (network.input, network.detail):
                layer.weight[:, 3 + light.BLUR] = 0
    writer = load_average(transformer.Transformer(), "transformer") if tokens else None
    crops = Crops(folders, options.seed + run.step, codec if tokens else None, mean, options.size, writer)
    print(f"{len(crops.files)} crops", flush=True)
    while run.going():
        if run.step % 20 == 0:
            crops.update(scene_folders(options.scenes))
        batch = [x.to(options.device) for x in crops.batch(options.batch)]
        with run.cast():
            loss = objective(run.model, batch)
        run.update(loss)
    run.finish()


if __name__ == "__main__":
    main()
