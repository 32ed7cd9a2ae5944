import { expect, test } from 'vitest';
import { deviceWords } from './device-words-rules.ts';

test('a device has the name of its browser and its system', () => {
  const of = (agent: string) => deviceWords(`Mozilla/5.0 ${agent}`);
  expect(of('(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox on Linux');
  expect(of('(Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0')).toBe('Edge on Windows');
  expect(of('(Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/18 Safari/605')).toBe('Safari on Mac');
  expect(of('(iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/605')).toBe(
    'Safari on iPhone',
  );
  expect(of('(Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36')).toBe('Chrome on Android');
});

test('a device without a known browser is a program', () => {
  expect(deviceWords('curl/8.0')).toBe('A program');
  expect(deviceWords('')).toBe('A program');
});
