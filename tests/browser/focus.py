"""Walk a page with the Tab key, and judge every stop as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

# A stop is seen where its own words or its label are; what is taller than half the window need only be seen in part.
STOP = """() => {
  const stop = document.activeElement
  if (!stop || stop === document.body || stop === document.documentElement) return null
  const seen = (globalThis.walked ??= new Set()).has(stop)
  globalThis.walked.add(stop)
  const before = globalThis.lastStop
  globalThis.lastStop = stop
  const shown = stop.matches('.option input') ? stop.labels[0] : stop
  const style = getComputedStyle(shown)
  const high = innerHeight
  const boxes = [...shown.getClientRects()].filter((box) => box.width > 1 && box.height > 1)
  const tall = boxes.some((box) => box.height > high / 2)
  const hits = (x, y) => {
    const hit = document.elementFromPoint(x, y)
    return !!hit && (hit === stop || shown.contains(hit))
  }
  const points = boxes.flatMap((box) => {
    const [left, right] = [box.left + 2, box.right - 2]
    const [top, bottom] = tall ? [Math.max(box.top, 0) + 2, Math.min(box.bottom, high) - 2] : [box.top + 2, box.bottom - 2]
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    return [[x, y], [x, top], [x, bottom], [left, y], [right, y]]
  })
  const hit = points.map(([x, y]) => hits(x, y))
  return {
    name: `${stop.tagName.toLowerCase()} ${(stop.textContent || stop.id || stop.name || '').trim().slice(0, 40)}`,
    part: stop.closest('header, .menu, main, aside, footer')?.className.split(' ')[0] ?? '',
    seen,
    follows: before ? !!(before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) : true,
    visible: points.length > 0 && stop.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    clear: tall ? hit.some(Boolean) : hit.length > 0 && hit.every(Boolean),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    out: `${boxes.map((box) => [box.x, box.y, box.width, box.height].map(Math.round))}`,
  }
}"""


@dataclass(frozen=True)
class Stop:
    """A stop of the Tab key; `faults` are why a reader would be lost there."""

    name: str
    part: str
    seen: bool
    follows: bool
    faults: tuple[str, ...]


def current(page: Page) -> Stop | None:
    """Return the stop where the focus is, or None when nothing has it."""
    found = page.evaluate(STOP)
    if found is None:
        return None
    wrong = {"invisible": "visible", "hidden by something": "clear", "without a ring": "ringed"}
    faults = tuple(f"{found['name']} ({found['out']}): {fault}" for fault, key in wrong.items() if not found[key])
    return Stop(found["name"], found["part"], found["seen"], found["follows"], faults)


def walk(page: Page, key: str = "Tab", most: int = 600) -> list[Stop]:
    """Press the key until the page ends or the walk begins again; return the stops."""
    stops: list[Stop] = []
    page.evaluate("() => { globalThis.walked = new Set(); globalThis.lastStop = null }")
    for _ in range(most):
        page.keyboard.press(key)
        stop = current(page)
        if stop is None or stop.seen:
            return stops
        stops.append(stop)
    raise AssertionError(f"more than {most} stops")
