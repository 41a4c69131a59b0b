import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { SafeMarkdown } from './SafeMarkdown';

/** Renders a text beside a word that is on the screen when it is. */
async function render(text: string): Promise<Element> {
  renderInTestApp(
    <section aria-label="rendered">
      <SafeMarkdown text={`${text}\n\nrendered`} />
    </section>,
  );
  await screen.findByText('rendered');
  return screen.getByRole('region', { name: 'rendered' });
}

describe('SafeMarkdown', () => {
  it('renders what markdown is for', async () => {
    const shown = await render(
      '# What is new\n\n- **libpq** 17\n\n`psql`\n\n[Notes](https://example.com/a), [mail](mailto:a@example.com)',
    );
    expect(screen.getByRole('heading', { name: 'What is new' })).toBeVisible();
    expect(shown.querySelector('strong')).toHaveTextContent('libpq');
    expect(shown.querySelector('code')).toHaveTextContent('psql');
    const link = screen.getByRole('link', { name: /Notes/ });
    expect(link).toHaveAttribute('href', 'https://example.com/a');
    expect(link).toHaveAttribute('rel', 'noopener');
    expect(screen.getByRole('link', { name: /mail/ })).toHaveAttribute(
      'href',
      'mailto:a@example.com',
    );
  });

  it.each([
    ['a script', '<script>window.pwned = true</script>'],
    ['a script within a line', 'Look: <script>window.pwned = true</script>'],
    ['an event handler', '<img src=x onerror="window.pwned = true">'],
    ['a handler on a link', '<a href="#" onclick="alert(1)">x</a>'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a form', '<form action="https://evil.example"><input></form>'],
    ['a style', '<style>* { display: none }</style>'],
    ['a drawing', '<svg onload="alert(1)"><use href="x"/></svg>'],
    ['a comment that ends', '<!-- --><b onclick="alert(1)">x</b>'],
  ])('shows raw HTML as text: %s', async (_what, html) => {
    const shown = await render(html);
    expect(shown.textContent).toContain(html);
    expect(
      shown.querySelector('script,img,iframe,form,input,style,svg,b,a'),
    ).toBeNull();
    for (const element of shown.querySelectorAll('*')) {
      expect(element.getAttributeNames().join(' ')).not.toMatch(/\bon/);
    }
    expect(window).not.toHaveProperty('pwned');
  });

  it.each([
    '[text](javascript:alert(1))',
    '[text](JaVaScRiPt:alert(1))',
    '[text](<java\tscript:alert(1)>)',
    '[text](&#106;avascript:alert(1))',
    '[text](vbscript:msgbox(1))',
    '[text](data:text/html;base64,PHNjcmlwdD4=)',
    '[text](file:///etc/passwd)',
    '[text](/api/golden-images/inventory)',
    '[text](//evil.example/)',
    '[text](../logout)',
    '[text](#consumers)',
    '[text][1]\n\n[1]: javascript:alert(1)',
    '<javascript:alert(1)>',
  ])('makes no link of %j', async text => {
    const shown = await render(text);
    expect(shown.querySelector('a,[href]')).toBeNull();
    expect(shown).toHaveTextContent(/text|alert/);
  });

  it.each([
    '![alternative](https://evil.example/pixel.png)',
    '![alternative](//evil.example/pixel.png)',
    '![alternative](data:image/svg+xml;base64,PHN2Zz4=)',
    '![alternative](/api/auth/logout)',
    '![alternative][1]\n\n[1]: http://evil.example/pixel.png',
  ])('loads no image: %s', async text => {
    const shown = await render(text);
    for (const image of shown.querySelectorAll('img')) {
      expect(image.getAttribute('src') ?? '').toBe('');
      expect(image).toHaveAttribute('alt', 'alternative');
    }
    expect(shown.innerHTML).not.toMatch(/evil|data:|logout/);
  });

  it('loads no image within a link either', async () => {
    const shown = await render(
      '[![alternative](https://evil.example/p.png)](https://example.com)',
    );
    expect(shown.innerHTML).not.toContain('evil');
  });

  it('takes no anchor of the page', async () => {
    const shown = await render('# Promotion\n\n## Decisions');
    expect(screen.getByRole('heading', { name: 'Decisions' })).toBeVisible();
    expect(shown.querySelector('[id]')).toBeNull();
  });
});
