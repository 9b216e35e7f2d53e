"""The PyPI receiver fbmessenger reads the requests that our tests post: what it makes of each is printed as JSON.

python messenger_receiver.py < one request a line
"""
import json
import sys

from fbmessenger import BaseMessenger, MessengerClient


class Receiver(BaseMessenger):
    def message(self, message):
        return ["message", self.get_user_id(), message["message"].get("text")]

    def postback(self, message):
        return ["postback", self.get_user_id(), message["postback"]["payload"]]

    def delivery(self, message):
        return ["delivery", self.get_user_id(), None]

    def read(self, message):
        return ["read", self.get_user_id(), None]

    def optin(self, message):
        return ["optin", self.get_user_id(), None]

    def account_linking(self, message):
        return ["account_linking", self.get_user_id(), None]


receiver = Receiver("EAAtoken", app_secret="appsecret")
proof = MessengerClient("EAAtoken", app_secret="appsecret").generate_appsecret_proof()
print(json.dumps(["proof", proof, None]))
for line in sys.stdin:
    print(json.dumps(receiver.handle(json.loads(line))))
