"""Draw the loss curves of pretrain.py as an SVG, without any library.

    /usr/bin/python3 training/plot.py /tmp/train/run public/model/curves.svg
"""

import csv
import os
import sys

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 320, 52, 60, 34, 44


def column(path, x, y):
    """[(x, y)] of two columns of a CSV file, as numbers."""
    with open(path, encoding="utf8") as stream:
        return [(float(row[x]), float(row[y])) for row in csv.DictReader(stream)]


def smooth(points, keep=0.8):
    """Exponential moving average over the y values."""
    out, mean = [], None
    for x, y in points:
        mean = y if mean is None else keep * mean + (1 - keep) * y
        out.append((x, mean))
    return out


def ticks(low, high, step):
    value, values = -(-low // step) * step, []
    while value <= high + 1e-9:
        values.append(round(value, 6))
        value += step
    return values


class Chart:
    """Two y axes (losses left, accuracies right) over millions of tokens."""

    def __init__(self, most_tokens, losses, shares):
        self.most, self.losses, self.shares, self.parts = most_tokens, losses, shares, []

    def x(self, tokens):
        return LEFT + (WIDTH - LEFT - RIGHT) * tokens / self.most

    def y(self, value, axis):
        low, high = axis
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low))

    def line(self, points, axis, color, dash=""):
        path = " ".join(f"{self.x(x):.1f},{self.y(min(max(v, axis[0]), axis[1]), axis):.1f}" for x, v in points)
        self.parts.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="1.6"{dash}/>')

    def text(self, x, y, words, anchor="middle", color="#555"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}">{words}</text>')

    def svg(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
                f'font-size="11" role="img" aria-label="Loss curves of the pre-training">'
                f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>' + "".join(self.parts) + "</svg>\n")


def draw(folder):
    """The whole picture as SVG text."""
    log, probes = os.path.join(folder, "log.csv"), os.path.join(folder, "heldout.csv")
    train, held = smooth(column(log, "tokens", "mlm")), column(probes, "tokens", "mlm")
    losses = [v for _, v in train + held]
    chart = Chart(max(x for x, _ in train + held), (min(losses) // 0.5 * 0.5, -(-max(losses) // 0.5) * 0.5), (0.2, 0.9))
    for value in ticks(*chart.losses, 0.5):
        y = chart.y(value, chart.losses)
        chart.parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e4e4e4"/>')
        chart.text(LEFT - 8, y + 4, f"{value:.1f}", "end")
    for value in ticks(*chart.shares, 0.1):
        chart.text(WIDTH - RIGHT + 8, chart.y(value, chart.shares) + 4, f"{100 * value:.0f} %", "start")
    for value in ticks(0, chart.most / 1e6, 10 if chart.most > 3e7 else 5 if chart.most > 1e7 else 1):
        chart.text(chart.x(value * 1e6), HEIGHT - BOTTOM + 18, f"{value:g}")
    chart.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "million tokens seen")
    dash = ' stroke-dasharray="5 3"'
    chart.line(train, chart.losses, "#b8b8b8")
    chart.line(held, chart.losses, "#1f5fa8")
    chart.line(column(probes, "tokens", "top1"), chart.shares, "#1f5fa8", dash)
    chart.line(column(probes, "tokens", "nsp"), chart.shares, "#c4661f", dash)
    for place, (words, color) in enumerate((("training MLM loss (40 → 18 % masks)", "#8a8a8a"),
                                            ("held-out MLM loss (15 %)", "#1f5fa8"),
                                            ("- - held-out top-1", "#1f5fa8"), ("- - held-out NSP", "#c4661f"))):
        chart.text(LEFT + (0, 230, 400, 520)[place], 18, words, "start", color)
    return chart.svg()


if __name__ == "__main__":
    with open(sys.argv[2], "w", encoding="utf8") as out:
        out.write(draw(sys.argv[1]))
