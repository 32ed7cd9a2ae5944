import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Usage } from '#lib/core/command-line/line.ts';
import { deskAdd, deskClose, deskList, deskOpen, deskRename } from './desk.ts';
import { houseSet, houseShow } from './house.ts';

test('commands set up a house and its desks', async () => {
  expect(await houseShow()).toMatchObject({ refused: true });
  await expect(houseSet({})).rejects.toThrow(Usage);
  const made = await houseSet({
    name: 'Demonstration Office',
    'name-in': ['ur=نمائشی دفتر'],
    languages: 'en, ur',
    'time-zone': 'Asia/Karachi',
    contact: 'Duty officer',
    letterhead: ['Block 1'],
  });
  expect(made.text).toContain('Demonstration Office');
  expect((await houseShow()).data).toEqual(made.data);
  expect((await houseSet({ email: 'press@demo.example' })).data).toMatchObject({
    pressContact: { name: 'Duty officer', email: 'press@demo.example', telephone: '' },
  });
  expect(await deskAdd(['press'], { name: 'Press desk' })).toMatchObject({ refused: true });
  await deskAdd(['press'], { name: 'Press desk', 'name-in': ['ur=پریس ڈیسک'] });
  expect((await deskRename(['press'], { name: 'Media desk' })).text).toContain('Media desk / پریس ڈیسک');
  expect((await deskClose(['press'])).text).toBe(
    'The desk “press” is closed. It starts no release; its people keep reading.',
  );
  expect((await deskList()).text).toContain('closed');
  expect((await deskOpen(['press'])).text).toBe('The desk “press” is open. It starts releases.');
  expect(await deskClose(['nowhere'])).toMatchObject({ refused: true });
  await expect(deskRename(['press'], {})).rejects.toThrow(Usage);
  await expect(deskAdd(['x'], { name: 'X', 'name-in': ['ur'] })).rejects.toThrow(Usage);
});

test('checks of texts are set one by one, and a wrong one changes nothing', async () => {
  const set = await houseSet({
    check: ['links=should', 'quotes=must'],
    'longest-text': '300',
    'banned-words': 'utilise=use, leverage',
  });
  expect(set.data).toMatchObject({
    preflight: {
      ranks: { links: 'should', quotes: 'must', weekdays: 'must' },
      longestText: 300,
      bannedWords: [
        { word: 'utilise', instead: 'use' },
        { word: 'leverage', instead: '' },
      ],
    },
  });
  expect(set.text).toContain('banned words  utilise=use, leverage');
  expect(await houseSet({ check: ['spelling=must'] })).toMatchObject({ refused: true });
  expect(await houseSet({ check: ['links=perhaps'], acronyms: 'none' })).toMatchObject({ refused: true });
  expect((await houseShow()).data).toEqual(set.data);
  expect((await houseSet({ check: ['links=off'], 'banned-words': 'none' })).data).toMatchObject({
    preflight: { ranks: { links: 'off' }, bannedWords: [] },
  });
});

test('an emblem is read from a file, and a bad one leaves the whole house as it was', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emblem-'));
  const file = path.join(folder, 'emblem.svg');
  try {
    writeFileSync(file, '<html>');
    const before = (await houseShow()).data;
    expect(await houseSet({ name: 'Another Office', emblem: file })).toMatchObject({ refused: true });
    expect(await houseSet({ emblem: path.join(folder, 'none.svg') })).toMatchObject({ refused: true });
    expect((await houseShow()).data).toEqual(before);
    writeFileSync(file, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>');
    expect((await houseSet({ emblem: file })).data).toMatchObject({ emblem: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await houseSet({ emblem: 'none' })).data).toMatchObject({ emblem: null });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
