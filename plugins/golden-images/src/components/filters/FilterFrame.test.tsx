import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FilterFrame } from './FilterFrame';

describe('FilterFrame', () => {
  it('is a named form that sends nothing, and clears on demand', async () => {
    const user = userEvent.setup();
    const onReset = jest.fn();
    const sent = jest.fn();
    document.addEventListener('submit', event => sent(event.defaultPrevented));
    render(
      <FilterFrame label="Filters" reset="Reset filters" onReset={onReset}>
        <input aria-label="Name" />
        <input aria-label="Place" />
        <button type="submit">Find</button>
      </FilterFrame>,
    );
    expect(screen.getByRole('form', { name: 'Filters' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Find' }));
    expect(sent).toHaveBeenCalledWith(true);
    await user.click(screen.getByRole('button', { name: 'Reset filters' }));
    expect(onReset).toHaveBeenCalledTimes(1);
    expect(sent).toHaveBeenCalledTimes(1);
  });
});
