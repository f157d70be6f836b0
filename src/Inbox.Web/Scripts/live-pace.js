// When to look again: at once in a calm moment, and while much happens about as long after a look as that took, so that where the server
// has much to do it is asked less often. Not all tabs of all agents ask in the same moment.
const calm = 1_000;
const spread = 40;
const rest = { least: 50, most: 1_000 };

export class LivePace {
  endedAt = -calm;

  begin() {
    this.begunAt = performance.now();
  }

  end() {
    this.endedAt = performance.now();
    this.took = this.endedAt - this.begunAt;
  }

  // Milliseconds; isUrgent: somebody has what changed before their eyes.
  delay(isUrgent) {
    const isCalm = performance.now() - this.endedAt > calm;
    const least = isCalm ? 0 : Math.min(Math.max(this.took, rest.least), rest.most);
    return least + (isCalm && isUrgent ? 0 : Math.random() * spread);
  }
}
