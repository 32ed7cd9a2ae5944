// Preloaded into a worker (node --import): its clock is wrong by CLOCK_SHIFT_MS. The database's is not.
const shift = Number(process.env.CLOCK_SHIFT_MS);
const RealDate = globalThis.Date;
const now = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [now()] : args, as),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : target[name]),
});
// Whoever starts it can see that it is really wrong.
process.send?.({ believes: Date.now() });
