/*
 * Calendar files, RFC 5545. Written here in a few lines: the libraries looked at bring time zones, recurrence and a schema language
 * to a file that needs none of them.
 */

/** One meeting. Times are milliseconds UTC. */
export type CalendarEvent = {
  /** Never changes, whatever else does: calendars replace the event by it. */
  uid: string;
  /** Grows with each change. */
  revision: number;
  startsAt: number;
  endsAt: number;
  title: string;
  /** Lines of text. */
  description: readonly string[];
  /** Where it takes place: an address or a link. */
  location: string | null;
  /** Page of the meeting. */
  url: string;
  isCancelled: boolean;
};

/** Longest line a calendar must read, in octets, the line break left out. */
const LINE_OCTETS = 75;

/** `20261122T083000Z` */
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Text as a value: what separates values is escaped, a line break is written `\n`, other control characters are dropped. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Those a calendar refuses, whatever wrote them.
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\n/g, '\\n')
  );
}

/** Folds a line at 75 octets; a continuation begins with a space, and no character is cut in two. */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  lines.push(current);
  return lines.join('\r\n');
}

/** A calendar file. `writtenAt`: ms UTC, when it was made. */
export function icsFile(name: string, events: readonly CalendarEvent[], writtenAt: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Grappe//Grappe//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'X-WR-TIMEZONE:Europe/Paris',
    ...events.flatMap((event) => eventLines(event, writtenAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, writtenAt: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utc(writtenAt)}`,
    `SEQUENCE:${event.revision}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${escapeText(event.title)}`,
    `DESCRIPTION:${escapeText(event.description.join('\n'))}`,
    ...(event.location === null ? [] : [`LOCATION:${escapeText(event.location)}`]),
    `URL:${event.url}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}
