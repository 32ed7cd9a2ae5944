// Loaded into a worker by `node --import`. It shifts the worker's clock by CLOCK_SHIFT_MS; the
// database's clock is not touched.
const shift = Number(process.env.CLOCK_SHIFT_MS);
const RealDate = globalThis.Date;
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [now()] : args, as),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : target[name]),
});
// The parent reads this line to see that the clock is really wrong.
process.send?.({ believes: Date.now() });
