import { english } from '../../__testUtils__/english';
import { deprecation } from '../../testing/deprecationFixtures';
import { agendaText } from './agendaText';

describe('agendaText', () => {
  it('has a line for each release: by when, what to move to, how much is left', () => {
    expect(agendaText(english(), [deprecation()])).toBe(
      [
        '## Golden images to move off',
        '',
        '- **python 3.12 golden-v2.0.0**; be off it by 30 Aug 2027 (in 47 days); move to python 3.12 golden-v2.1.0; 50 workloads left, 88.8 % of the pods moved',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what is not known', () => {
    expect(
      agendaText(english(), [deprecation({ successor: undefined })]),
    ).toContain('(in 47 days); 50 workloads left');
  });
});
