# What the web chat's pages say. Words in { } are filled in by the page.

web-title = Chat with { $bot }
web-bot-role = Your bank’s digital assistant
web-role = { $bot } says:
web-you = You:
web-person = Our service team says:
web-conversation = Conversation with { $bot }
web-input = Your message
web-input-hint = Please never send a PIN, TAN or password.
web-send = Send
web-options = Suggested replies
web-typing = { $bot } is writing
web-new-messages = New messages
web-no-script = This chat needs JavaScript. Please switch it on in your browser, or call us.

# --- connection ---
web-offline = No connection. Your messages will be sent as soon as it is back.
web-pending = not sent yet
web-slow = That was a little fast. Your message will be sent in a moment.
web-long = Your message is too long. Please use no more than { $max } characters.
web-cookies = This chat needs a cookie so that nobody else can read along. Please allow cookies for this page and reload it.
web-elsewhere = This conversation is open in another tab.
web-elsewhere-here = Continue here
web-update = The chat has been updated. Please reload the page.
web-secret = removed for your security
web-failed = That did not work. Please try again in a moment.

# --- log-in ---
web-login = Log in
web-logout = Log out
web-logged-in = Logged in
web-logged-out = You are logged out. What was shown here is hidden.
web-hidden = Earlier messages are hidden, because the log-in has ended.
web-warning = You will be logged out in { $seconds } seconds.
web-stay = Stay logged in
web-waiting = Our service team has been notified
web-login-title = Log in to your bank
web-login-choose = Who would you like to be?
web-login-address = Continue to the log-in
web-login-none = You cannot log in here.
web-login-failed = The log-in did not work. Please try again.
web-demo = Demonstration: no password, no real accounts.
web-back-to-chat = Back to the chat

# --- the bank's app, played by a page ---
web-app-title = Banking app
web-app-demo = Demonstration: this page plays the bank’s app on your phone.
web-app-open = Open the app
web-app-waits = An order is waiting for your approval in the app.
web-app-nothing = Nothing is waiting for your approval.
web-app-approve = Approve
web-app-decline = Decline
web-app-approved = Approved. You can go back to the chat.
web-app-declined = Declined. Nothing has been done.

# --- for other pages ---
web-open = Open the chat
web-close = Close the chat
web-language = Language
web-language-name = English
