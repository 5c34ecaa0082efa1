"""httpbin on a free loopback port, which is printed. Ends when its standard input does, so that it never outlives the test.

httpbin checks the path that was really asked for, so the client's tests need its digest check at Atlas's paths too. What the project's
id stands for there is given as JSON: { id: [qop, algorithm] }.
"""

import json
import os
import sys
import threading

from flask import jsonify, request
from httpbin import app
from httpbin.helpers import check_digest_auth, digest_challenge_response
from werkzeug.serving import make_server

USER, PASSWORD, PROJECTS = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
asked = []


@app.route("/api/atlas/v1.0/groups/<group>/integrations", methods=["GET"])
@app.route("/api/atlas/v1.0/groups/<group>/integrations/<kind>", methods=["PUT"])
def integrations(group, kind=None):
    asked.append(request.headers.get("Authorization"))
    if not check_digest_auth(USER, PASSWORD):
        return digest_challenge_response(app, *PROJECTS[group])
    return jsonify(links=[], results=[request.get_json()] if kind else [], totalCount=1 if kind else 0)


@app.route("/asked")
def all_asked():
    """The Authorization headers of the requests to the routes above, null where there was none."""
    return jsonify(asked)


def end_with_input():
    sys.stdin.read()
    os._exit(0)


server = make_server("127.0.0.1", 0, app, threaded=True)
threading.Thread(target=end_with_input, daemon=True).start()
print(server.server_port, flush=True)
server.serve_forever()
