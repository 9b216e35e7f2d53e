// The npm client messaging-api-messenger against our fake Graph API: whatever it sends and expects, the fake must satisfy.
// node messenger_client.cjs ORIGIN TOKEN SECRET
const assert = require('assert');
const { MessengerClient } = require('messaging-api-messenger');

const [origin, accessToken, appSecret] = process.argv.slice(2);

async function main() {
  const client = new MessengerClient({ accessToken, appSecret, version: '25.0', origin });
  const text = await client.sendText('7', 'Guten Tag');
  assert.strictEqual(text.recipientId, '7');
  assert.match(text.messageId, /^m_/);
  await client.sendText('7', 'Welche Karte?', {
    quickReplies: [
      { contentType: 'text', title: 'Debit', payload: 'c1' },
      { contentType: 'text', title: 'Kredit', payload: 'c2' },
    ],
  });
  await client.sendButtonTemplate('7', 'Sperren?', [
    { type: 'postback', title: 'Ja', payload: 'y' },
    { type: 'web_url', title: 'Details', url: 'https://bank.example' },
  ]);
  await client.sendGenericTemplate('7', [
    { title: 'Girokonto', subtitle: 'Ohne Gebühr', buttons: [{ type: 'postback', title: 'Mehr', payload: 'm' }] },
  ]);
  await client.sendImage('7', 'https://bank.example/karte.png');
  assert.ok(await client.typingOn('7'));
  assert.ok(await client.markSeen('7'));
  assert.deepStrictEqual(await client.passThreadControl('7', 263902037430900, 'queue: service'), { success: true });
  const profile = await client.setMessengerProfile({
    getStarted: { payload: 'GET_STARTED' },
    greeting: [{ locale: 'default', text: 'Guten Tag' }],
  });
  assert.strictEqual(profile.result, 'success');
  // An error comes as the client expects errors to come.
  await assert.rejects(client.sendText('7', 'x'.repeat(2001)), (error) => {
    assert.match(String(error), /Messenger API|OAuthException|100/);
    return true;
  });
  const stranger = new MessengerClient({ accessToken: 'EAAstranger', appSecret, version: '25.0', origin });
  await assert.rejects(stranger.sendText('7', 'x'));
  console.log('satisfied');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
