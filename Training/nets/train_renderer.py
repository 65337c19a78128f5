"""Trains the renderer on native crops: half of each batch as a one-step regressor, half as flow matching."""

import torch

import light
import renderer
from crops import Crops, mean_coefficients
from scenes import cache, scene_folders
from train_tokenizer import WithSketch, difference
from training import Run, arguments, load_average

PRESETS = {
    "cpu": dict(steps=5500, batch=8, rate=1.5e-3, size=128),
    "gpu": dict(seconds=3000, batch=128, rate=2e-3, size=192),
}


def objective(net, batch):
    """L1 with gradients for the regressor's half; mean square of the predicted residual for the flow's half."""
    guides, target, base, latents, focus = batch
    half = len(target) // 2
    residual = (target - base) / renderer.RESIDUAL
    t = torch.zeros(len(target), device=target.device)
    t[half:] = 0.3 + 0.7 * torch.rand(len(target) - half, device=target.device)
    mix = t.view(-1, 1, 1, 1)
    noisy = mix * residual + (1 - mix) * torch.randn_like(residual)
    noisy[:half] = 0
    guess = net(base, guides, noisy, t, latents).float()
    seen = focus[:half]
    regression = difference(seen * (base[:half] + renderer.RESIDUAL * guess[:half]), seen * target[:half])
    flow = (focus[half:] * (guess[half:] - residual[half:])).clamp(-20, 20).pow(2).mean()
    return 10 * regression + 0.3 * flow


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
    crops = Crops(folders, options.seed + run.step, codec if tokens else None, mean, options.size)
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
