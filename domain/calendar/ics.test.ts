import { expect, it } from 'vitest';
import { escapeText, fold, icsFile } from './ics.ts';

const octets = (text: string) => new TextEncoder().encode(text).length;

const event = {
  uid: 'abc@grappe',
  revision: 2,
  startsAt: Date.UTC(2027, 2, 9, 8, 30),
  endsAt: Date.UTC(2027, 2, 9, 11, 15),
  title: 'Séance à distance : nos priorités, et après ; quoi ?',
  description: ['Cluster d’essai', 'Temps collectif 3'],
  location: 'https://visio.example/salle?a=1,2',
  url: 'https://grappe.example/seances/abc',
  isCancelled: false,
};

it('escapes what separates values, and keeps each text on one line', () => {
  expect(escapeText('a,b;c\\d\r\ne\nf\u0007g')).toBe('a\\,b\\;c\\\\d\\ne\\nf g');
});

it('folds at 75 octets without cutting a character, and unfolds to the same text', () => {
  const line = `SUMMARY:${'é'.repeat(60)}👍${'x'.repeat(200)}`;
  const folded = fold(line);
  for (const part of folded.split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75);
  expect(folded.split('\r\n').length).toBeGreaterThan(4);
  expect(folded.replaceAll('\r\n ', '')).toBe(line);
  expect(fold('x'.repeat(75))).toBe('x'.repeat(75));
});

it('writes events in UTC, each line ended as the format asks', () => {
  const file = icsFile('Cluster d’essai', [event], Date.UTC(2027, 0, 1));
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  for (const line of [
    'METHOD:PUBLISH',
    'UID:abc@grappe',
    'DTSTAMP:20270101T000000Z',
    'SEQUENCE:2',
    'DTSTART:20270309T083000Z',
    'DTEND:20270309T111500Z',
    'SUMMARY:Séance à distance : nos priorités\\, et après \\; quoi ?',
    'DESCRIPTION:Cluster d’essai\\nTemps collectif 3',
    'LOCATION:https://visio.example/salle?a=1\\,2',
    'STATUS:CONFIRMED',
  ])
    expect(lines).toContain(line);
});

it('says that a session was called off, under the same id', () => {
  const file = icsFile('C', [{ ...event, isCancelled: true, location: null }], 0);
  expect(file).toContain('STATUS:CANCELLED');
  expect(file).toContain('UID:abc@grappe');
  expect(file).not.toContain('LOCATION');
});
