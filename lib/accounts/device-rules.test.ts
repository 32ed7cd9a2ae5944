import { expect, test } from 'vitest';
import { deviceOf } from './device-rules.ts';

test('a device has the name of its browser and its system', () => {
  const of = (agent: string) => deviceOf(`Mozilla/5.0 ${agent}`);
  expect(of('(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toEqual({
    browser: 'Firefox',
    system: 'Linux',
  });
  expect(of('(Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0')).toEqual({
    browser: 'Edge',
    system: 'Windows',
  });
  expect(of('(Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/18 Safari/605')).toEqual({
    browser: 'Safari',
    system: 'Mac',
  });
  expect(of('(iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/605')).toEqual({
    browser: 'Safari',
    system: 'iPhone',
  });
  expect(of('(Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36')).toEqual({
    browser: 'Chrome',
    system: 'Android',
  });
});

test('a device without a known browser has no name for it', () => {
  expect(deviceOf('curl/8.0 (Linux)')).toEqual({ browser: null, system: 'Linux' });
  expect(deviceOf('')).toEqual({ browser: null, system: null });
});
