const DAY = 24 * 60 * 60 * 1000;

/** Days relative to the day the demo is built for. All dates are UTC. */
export class Calendar {
  #at;

  /** @param at ISO date */
  constructor(at) {
    this.#at = Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(this.#at)) {
      throw new Error(`Not a date: "${at}". Write it as 2027-01-31.`);
    }
  }

  /** ISO date, `days` after (negative: before) that day. */
  day(days) {
    return new Date(this.#at + days * DAY).toISOString().slice(0, 10);
  }

  /** ISO time at nine in the morning of that day. */
  time(days) {
    return `${this.day(days)}T09:00:00Z`;
  }
}
