import { render, screen } from '@testing-library/react';
import { LongText } from './LongText';

describe('LongText', () => {
  it('shows a short message as it is', () => {
    render(<LongText text="401 Unauthorized" />);
    expect(screen.getByText('401 Unauthorized')).toBeVisible();
  });

  it('shows the beginning of a long one, and the rest on demand', () => {
    const text = `${'a'.repeat(240)}${'b'.repeat(9_000)}`;
    const { container } = render(<LongText text={text} />);
    expect(screen.getByText(`${'a'.repeat(240)}…`)).toBeVisible();
    expect(container.querySelector('details')).not.toHaveAttribute('open');
    expect(container).toHaveTextContent('b'.repeat(9_000));
  });
});
