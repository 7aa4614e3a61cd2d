<?php
// Hands sealed posts on to a wall's log. Put it beside a mirror's files, and let log/<h>/inbox be answered by it for
// POST alone (Apache: see .htaccess). It can neither read nor alter what it passes on, keeps nothing and logs nothing.
const WALL = 'https://wall.example/';               // where the log is reached, ending in a slash
const MOST = 98304;                                 // the longest body of an inbox
const SIZES = [1024, 4096, 16384, 98304];           // bodies and answers are padded to these

header('Content-Type: text/plain; charset=utf-8');
header('Cache-Control: no-store');
header('Access-Control-Allow-Origin: *');
function refuse(int $status, string $why): never { http_response_code($status); exit($why . "\n"); }

if (($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST') refuse(405, 'expected POST');
$log = $_GET['log'] ?? '';
if (!preg_match('/^[0-9a-f]{16}$/D', $log)) refuse(404, 'no such log');
$body = file_get_contents('php://input', false, null, 0, MOST + 1);
if (!in_array(strlen($body), SIZES, true)) refuse(400, 'expected a padded body');
foreach (explode("\n", rtrim($body, "\n")) as $line) {
    $event = json_decode($line, true, 8);
    if (!is_array($event) || ($event['kind'] ?? 0) !== 1059) refuse(400, 'expected sealed lines only');
}
// Nothing of whoever asked goes along: no address, no header of theirs.
$answer = @file_get_contents(WALL . "log/$log/inbox", false, stream_context_create(['http' => [
    'method' => 'POST', 'header' => "Content-Type: text/plain\r\nUser-Agent:", 'content' => $body,
    'timeout' => 30, 'follow_location' => 0, 'ignore_errors' => true,
]]), 0, MOST);
if ($answer === false) refuse(502, 'the log does not answer');
http_response_code((int) (explode(' ', $http_response_header[0] ?? '')[1] ?? 502));
echo $answer;
