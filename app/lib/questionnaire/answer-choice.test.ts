import { describe, expect, it } from 'vitest';
import { sameAnswers, withAnswer } from './answer-choice.ts';

describe('answering', () => {
  it('keeps one answer a question, and takes it back', () => {
    const one = withAnswer({}, 'pace', 'right');
    expect(withAnswer(one, 'pace', 'tooFast')).toEqual({ pace: 'tooFast' });
    expect(withAnswer(one, 'pace', null)).toEqual({});
    expect(one).toEqual({ pace: 'right' });
  });

  it('tells a change from what only looks like one', () => {
    expect(sameAnswers({ a: 1, text: 'un mot ' }, { text: 'un mot', a: 1 })).toBe(true);
    expect(sameAnswers({ text: '  ' }, {})).toBe(true);
    expect(sameAnswers({ a: 1 }, { a: 2 })).toBe(false);
    expect(sameAnswers({}, { a: 2 })).toBe(false);
  });
});
