import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StackChart, TrendChart, type TrendDay } from '.';

function day(date: string, value: number, more: Partial<TrendDay> = {}) {
  return {
    day: date,
    value,
    text: `${value.toFixed(1)} %`,
    to: `/workloads?at=${date}`,
    ...more,
  };
}

const POINTS = [
  day('2027-07-01', 84),
  day('2027-07-02', 85, { upTo: 88, note: '40 could not be determined' }),
  day('2027-07-05', 87),
];

function renderTrend(points: readonly TrendDay[] = POINTS) {
  return renderInTestApp(
    <TrendChart
      title="Adoption"
      summary="From 84.0 % to 87.0 %"
      from="2027-07-01"
      to="2027-07-06"
      points={points}
      target={{ value: 95, text: '> 95 %' }}
      unit="percent"
    />,
  );
}

/** The parts into which the line is drawn. */
async function drawnParts(container: HTMLElement): Promise<number> {
  await waitFor(() =>
    expect(container.querySelector('.recharts-line-curve')).not.toBeNull(),
  );
  const path = container.querySelector('.recharts-line-curve');
  return (path?.getAttribute('d') ?? '').split('M').length - 1;
}

describe('TrendChart', () => {
  it('says in words what it shows', async () => {
    renderTrend();
    expect(
      await screen.findByRole('img', { name: 'From 84.0 % to 87.0 %' }),
    ).toBeInTheDocument();
    expect(screen.getByText('From 84.0 % to 87.0 %')).toBeVisible();
  });

  it('draws no line across days without figures', async () => {
    const { container } = renderTrend();
    expect(await drawnParts(container)).toBe(2);
  });

  it('draws one line where no day is missing', async () => {
    const { container } = renderTrend([
      day('2027-07-01', 84),
      day('2027-07-02', 85),
      day('2027-07-03', 86),
    ]);
    expect(await drawnParts(container)).toBe(1);
  });

  it('draws the target, and what could not be determined', async () => {
    const { container } = renderTrend();
    await drawnParts(container);
    expect(
      container.querySelector('line[stroke-dasharray="6 4"]'),
    ).not.toBeNull();
    expect(container.querySelector('.recharts-area-area')).not.toBeNull();
  });

  it('opens the rows of a day; only days with figures are links', async () => {
    renderTrend();
    const days = within(
      await screen.findByRole('list', { name: /^Days of Adoption/ }),
    ).getAllByRole('link');
    expect(days.map(link => link.getAttribute('aria-label'))).toEqual([
      '1 Jul 2027: 84.0 %',
      '2 Jul 2027: 85.0 %; 40 could not be determined',
      '5 Jul 2027: 87.0 %',
    ]);
    expect(days[1]).toHaveAttribute('href', '/workloads?at=2027-07-02');
  });

  it('lays each day over its place in the picture', async () => {
    renderTrend();
    const list = await screen.findByRole('list', { name: /^Days of/ });
    const places = within(list)
      .getAllByRole('listitem')
      .map(item => Number.parseFloat(item.style.left));
    expect(places[0]).toBe(0);
    expect(places[2]).toBeCloseTo((4 * 100) / 6);
  });

  it('is one stop of the tab key, and walked by arrow keys', async () => {
    const user = userEvent.setup();
    renderTrend();
    await screen.findByRole('list', { name: /^Days of/ });
    const link = (name: RegExp) => screen.getByRole('link', { name });
    await user.tab();
    expect(link(/^5 Jul/)).toHaveFocus();
    expect(screen.getByText('5 Jul 2027: 87.0 %')).toBeVisible();
    await user.keyboard('{ArrowLeft}');
    expect(link(/^2 Jul/)).toHaveFocus();
    await user.keyboard('{Home}{ArrowLeft}');
    expect(link(/^1 Jul/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(link(/^5 Jul/)).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Show as table' })).toHaveFocus();
  });

  it('shows the same as a table, with the days that are missing', async () => {
    const user = userEvent.setup();
    renderTrend();
    await user.click(
      await screen.findByRole('button', { name: 'Show as table' }),
    );
    const rows = within(screen.getByRole('table', { name: 'Adoption' }))
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);
    expect(rows).toEqual([
      '6 Jul 2027No figures were kept',
      '5 Jul 202787.0 %',
      '4 Jul 2027No figures were kept',
      '3 Jul 2027No figures were kept',
      '2 Jul 202785.0 %40 could not be determined',
      '1 Jul 202784.0 %',
    ]);
    expect(
      screen.getByRole('button', { name: 'Hide the table' }),
    ).toHaveAttribute('aria-expanded', 'true');
  });
});

describe('StackChart', () => {
  it('draws a bar for each layer and day that has figures, and names the layers', async () => {
    const { container } = renderInTestApp(
      <StackChart
        title="Verdicts"
        summary="10 workloads"
        from="2027-07-01"
        to="2027-07-03"
        points={[
          {
            day: '2027-07-01',
            text: '10 workloads',
            to: '/workloads',
            counts: { golden: 8, unknown: 2 },
          },
          {
            day: '2027-07-03',
            text: '9 workloads',
            to: '/workloads',
            counts: { golden: 9 },
          },
        ]}
        layers={[
          { key: 'golden', title: 'Golden', color: 'green', opacity: 1 },
          {
            key: 'unknown',
            title: 'Could not be determined',
            color: 'grey',
            opacity: 1,
            hatched: true,
          },
        ]}
      />,
    );
    expect(await screen.findByText('Could not be determined')).toBeVisible();
    await waitFor(() =>
      expect(
        container.querySelectorAll('path.recharts-rectangle'),
      ).toHaveLength(3),
    );
    expect(
      container.querySelector('path[fill="url(#golden-images-hatch-unknown)"]'),
    ).not.toBeNull();
  });
});

describe('the chart library', () => {
  const root = join(__dirname, '../..');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !/\.test\./.test(path))
    .map(path => [path, readFileSync(join(root, path), 'utf8')] as const);

  it('is behind this folder alone', () => {
    const users = sources.filter(([, text]) => /from 'recharts'/.test(text));
    expect(users.map(([path]) => path).sort()).toEqual([
      join('components', 'chart', 'StackPlot.tsx'),
      join('components', 'chart', 'TrendPlot.tsx'),
    ]);
  });

  it('is loaded only when a chart is shown', () => {
    const eager = sources.filter(([, text]) =>
      /from '[^']*\/(Trend|Stack)Plot'/.test(text),
    );
    expect(eager).toEqual([]);
  });
});
