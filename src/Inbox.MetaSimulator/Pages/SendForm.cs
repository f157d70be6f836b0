using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Pages;

/// <summary>What the composer posts.</summary>
internal sealed class SendForm
{
    private const int MostSecondsLate = 3_600;

    public string? Text { get; set; }

    public string? Picture { get; set; }

    public bool Echo { get; set; }

    public bool Twice { get; set; }

    public bool BadSignature { get; set; }

    public bool WithOthers { get; set; }

    public int? LateSeconds { get; set; }

    public string? Problem => (string.IsNullOrWhiteSpace(Text), string.IsNullOrEmpty(Picture)) switch
    {
        (true, true) => "Write something or choose a picture.",
        (_, false) when !Pictures.ToSend.Contains(Picture) => "There is no such picture.",
        _ => null,
    };

    public DeliverySwitches Switches => new(
        Twice ? 2 : 1,
        TimeSpan.FromSeconds(Math.Clamp(LateSeconds ?? 0, 0, MostSecondsLate)),
        BadSignature);
}
