namespace Inbox.Web.Meta.Graph;

/// <summary>Addresses with escaped words; what has no value is left out.</summary>
internal static class MetaQuery
{
    public static string Of(params (string Name, string? Value)[] words) => string.Join('&',
        words.Where(word => word.Value is not null).Select(word => $"{word.Name}={Uri.EscapeDataString(word.Value!)}"));

    public static Uri Address(Uri host, string path, params (string Name, string? Value)[] words) =>
        new($"{host.AbsoluteUri.TrimEnd('/')}/{path}?{Of(words)}");
}
