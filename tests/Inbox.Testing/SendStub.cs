using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Inbox.Web.Meta.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Testing;

/// <summary>Answers instead of Meta's Send API: takes every message, unless a test says otherwise for the next ones.</summary>
public sealed class SendStub : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<SentCall, Task<HttpResponseMessage>>> next = new();
    private readonly ConcurrentQueue<Func<HttpResponseMessage>> nextUpload = new();
    private readonly ConcurrentQueue<Func<ActionCall, Task<HttpResponseMessage>>> nextAction = new();
    private int taken;

    /// <summary>The calls that send, in order.</summary>
    public ConcurrentQueue<SentCall> Calls { get; } = new();

    /// <summary>The files that were uploaded, in order.</summary>
    public ConcurrentQueue<UploadedFile> Uploads { get; } = new();

    /// <summary>The calls for the control of a thread, in order: which, and whose thread.</summary>
    public ConcurrentQueue<(string Call, string Recipient)> ControlCalls { get; } = new();

    /// <summary>The calls for control that Meta refuses, by name and recipient.</summary>
    public ConcurrentDictionary<string, bool> RefusedControl { get; } = new();

    /// <summary>What was done beside sending, in order.</summary>
    public ConcurrentQueue<ActionCall> Actions { get; } = new();

    /// <summary>Answers the next act otherwise.</summary>
    public void NextAction(Func<ActionCall, Task<HttpResponseMessage>> answer) => nextAction.Enqueue(answer);

    /// <summary>Refuses the next act with an error of Meta's.</summary>
    public void RefuseNextAction(int code, int? subcode = null) =>
        NextAction(_ => Task.FromResult(Refusal(code, subcode, "refused")));

    /// <summary>What the history holds, as the answer to a look at the newest conversation.</summary>
    public string History { get; set; } = """{"data":[]}""";

    /// <summary>Puts itself in the place of the network.</summary>
    public void Install(IServiceCollection services) =>
        services.AddHttpClient<GraphClient>().ConfigurePrimaryHttpMessageHandler(() => this);

    /// <summary>Refuses the next send with an error of Meta's.</summary>
    public void RefuseNext(int code, int? subcode = null, string message = "refused") =>
        Next(_ => Refusal(code, subcode, message));

    /// <summary>Answers the next upload otherwise.</summary>
    public void NextUpload(Func<HttpResponseMessage> answer) => nextUpload.Enqueue(answer);

    public void Next(Func<SentCall, HttpResponseMessage> answer) => next.Enqueue(call => Task.FromResult(answer(call)));

    public void Next(Func<SentCall, Task<HttpResponseMessage>> answer) => next.Enqueue(answer);

    /// <summary>Meta's answer to a message that it took.</summary>
    public HttpResponseMessage Take(SentCall call) =>
        Json(HttpStatusCode.OK,
            $$"""{"recipient_id":"{{call.Recipient}}","message_id":"m_taken_{{Interlocked.Increment(ref taken)}}_{{call.Id}}"}""");

    public static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Refusal(int code, int? subcode, string message) => Json(
        HttpStatusCode.BadRequest,
        JsonSerializer.Serialize(new { error = new { message, type = "OAuthException", code, error_subcode = subcode } }));

    private HttpResponseMessage Control(string name, string body)
    {
        using var document = JsonDocument.Parse(body);
        var recipient = document.RootElement.GetProperty("recipient").GetProperty("id").GetString()!;
        ControlCalls.Enqueue((name, recipient));
        return RefusedControl.ContainsKey($"{name} {recipient}")
            ? Json(HttpStatusCode.BadRequest,
                """{"error":{"message":"refused","type":"OAuthException","code":10,"error_subcode":2018300}}""")
            : Json(HttpStatusCode.OK, """{"success":true}""");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            return Json(HttpStatusCode.OK, request.RequestUri!.Segments[^1] == "conversations" ? History : "{}");
        }

        if (request.Content is MultipartFormDataContent form)
        {
            var upload = await UploadedFile.ReadAsync(request, form, cancellationToken);
            Uploads.Enqueue(upload);
            return nextUpload.TryDequeue(out var refusal)
                ? refusal() : Json(HttpStatusCode.OK, $$"""{"attachment_id":"{{upload.AttachmentId}}"}""");
        }

        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.Segments[^1] is var name && name.EndsWith("_thread_control", StringComparison.Ordinal))
        {
            return Control(name, body);
        }

        if (ActionCall.Read(body) is { } action)
        {
            Actions.Enqueue(action);
            return nextAction.TryDequeue(out var other) ? await other(action) : ActionCall.Done(action);
        }

        var call = SentCall.Read(request, body);
        Calls.Enqueue(call);
        return next.TryDequeue(out var answer) ? await answer(call) : Take(call);
    }
}

/// <summary>One call that sends a message.</summary>
public sealed record SentCall(
    string Path, string Recipient, string? Text, string? Metadata, string? MessagingType, string? Tag, string? ReplyTo)
{
    private static int count;

    /// <summary>The kind of the file that it carries, and Meta's id of that.</summary>
    public string? AttachmentKind { get; private init; }

    public string? AttachmentId { get; private init; }

    public string Id { get; } = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);

    internal static SentCall Read(HttpRequestMessage request, string body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var message = root.GetProperty("message");
        return new(
            request.RequestUri!.AbsolutePath, root.GetProperty("recipient").GetProperty("id").GetString()!,
            TextOf(message, "text"), TextOf(message, "metadata"), TextOf(root, "messaging_type"), TextOf(root, "tag"),
            root.TryGetProperty("reply_to", out var reply) ? TextOf(reply, "mid") : null)
        {
            AttachmentKind = message.TryGetProperty("attachment", out var attachment) ? TextOf(attachment, "type") : null,
            AttachmentId = attachment.ValueKind == JsonValueKind.Object ? TextOf(attachment.GetProperty("payload"), "attachment_id") : null,
        };
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>One call that acts in a thread without sending a message (meta-platform 3.8).</summary>
public sealed record ActionCall(string Action, string Recipient, string? Mid, string? Emoji)
{
    /// <summary>Meta's answer to an act that it took.</summary>
    public static HttpResponseMessage Done(ActionCall call) =>
        SendStub.Json(HttpStatusCode.OK, $$"""{"recipient_id":"{{call.Recipient}}"}""");

    /// <returns>Null where the call sends a message.</returns>
    internal static ActionCall? Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (!root.TryGetProperty("sender_action", out var action))
        {
            return null;
        }

        var payload = root.TryGetProperty("payload", out var given) ? given : default;
        return new(
            action.GetString()!, root.GetProperty("recipient").GetProperty("id").GetString()!,
            payload.ValueKind == JsonValueKind.Object ? payload.GetProperty("message_id").GetString() : null,
            payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("reaction", out var emoji) ? emoji.GetString() : null);
    }
}
