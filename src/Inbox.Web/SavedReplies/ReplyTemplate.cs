using System.Text.RegularExpressions;

namespace Inbox.Web.SavedReplies;

/// <summary>
/// The text of a saved reply: {{contact.first_name|there}} stands for what is known of the conversation, or for the words behind
/// the bar where that is not known.
/// </summary>
public static partial class ReplyTemplate
{
    public static IReadOnlyList<string> Variables { get; } =
        ["contact.first_name", "contact.last_name", "contact.name", "agent.first_name", "agent.name", "organization.name", "channel.name"];

    /// <summary>What nobody could fill in: an unknown name, or braces that do not close.</summary>
    public static IReadOnlyList<string> BrokenIn(string text)
    {
        var unknown = Variable().Matches(text).Where(match => !Variables.Contains(NameIn(match))).Select(match => match.Value);
        var left = Brace().Matches(Variable().Replace(text, "")).Select(match => match.Value);
        return [.. unknown.Concat(left).Distinct()];
    }

    /// <summary>The text as it is sent: no variable of it is left, whatever it names.</summary>
    public static string Fill(string text, ReplyValues values) => Variable().Replace(text, match =>
        values.Of(NameIn(match)) is { Length: > 0 } known ? known : match.Groups["fallback"].Value.Trim());

    private static string NameIn(Match match) => match.Groups["name"].Value.Trim();

    [GeneratedRegex(@"\{\{(?<name>[^{}|]*)(?:\|(?<fallback>[^{}]*))?\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{[^{}]{0,30}|[^{}]{0,30}\}\}")]
    private static partial Regex Brace();
}

/// <summary>What the variables stand for in one conversation; null where it is not known.</summary>
public sealed record ReplyValues(
    string? ContactFirstName, string? ContactLastName, string AgentName, string OrganizationName, string ChannelName)
{
    public string? Of(string variable) => variable switch
    {
        "contact.first_name" => ContactFirstName,
        "contact.last_name" => ContactLastName,
        "contact.name" => $"{ContactFirstName} {ContactLastName}".Trim(),
        "agent.first_name" => AgentName.Split(' ')[0],
        "agent.name" => AgentName,
        "organization.name" => OrganizationName,
        "channel.name" => ChannelName,
        _ => null,
    };
}
