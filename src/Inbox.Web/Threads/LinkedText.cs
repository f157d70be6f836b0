using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PhoneNumbers;

namespace Inbox.Web.Threads;

/// <summary>A piece of a text, and where it leads.</summary>
/// <param name="Address">Null where it leads nowhere.</param>
/// <param name="Host">The site that it leads to, whatever it reads like; null for mail and telephones.</param>
public sealed record LinkedText(string Text, string? Address = null, string? Host = null)
{
    private const int FewestDigits = 7;
    private const string AfterWords = ".,;:!?'\"’”»…";

    /// <summary>Web addresses and mail addresses. It looks at each letter once, whatever somebody writes.</summary>
    private static readonly Regex Written = new(
        @"(?i:https?://|www\.)[^\s<>""«»“”]+|[\w.+-]+@[\w-]+(\.[\w-]+)+",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The text in pieces, in which web and mail addresses and telephone numbers lead where they say.</summary>
    /// <param name="region">The country of telephone numbers without a country's code; null where only those with one count.</param>
    public static IReadOnlyList<LinkedText> Of(string text, string? region = null)
    {
        var links = WebAndMail(text);
        links.AddRange(Telephones(text, region).Where(number => !links.Exists(link => number.Start < link.End && link.Start < number.End)));
        var (pieces, at) = (new List<LinkedText>(), 0);
        foreach (var link in links.OrderBy(link => link.Start))
        {
            if (link.Start > at)
            {
                pieces.Add(new(text[at..link.Start]));
            }

            pieces.Add(new(text[link.Start..link.End], link.Address, link.Host));
            at = link.End;
        }

        return at == 0 ? [new(text)] : at == text.Length ? pieces : [.. pieces, new(text[at..])];
    }

    /// <summary>The same as HTML, whatever stands in it: a link leaves the page as it is and tells the site nothing of it.</summary>
    public static IHtmlContent Render(string text, string? region = null)
    {
        var content = new HtmlContentBuilder();
        foreach (var (words, address, host) in Of(text, region))
        {
            if (address is null)
            {
                content.Append(words);
                continue;
            }

            var link = new TagBuilder("a") { Attributes = { ["class"] = "message__link", ["href"] = address } };
            link.Attributes["target"] = "_blank";
            link.Attributes["rel"] = "noopener noreferrer nofollow";
            link.Attributes["title"] = host;
            link.InnerHtml.Append(words);
            content.AppendHtml(link);
        }

        return content;
    }

    private static List<Link> WebAndMail(string text)
    {
        var links = new List<Link>();
        foreach (var match in Written.EnumerateMatches(text))
        {
            var end = EndOf(text, match.Index, match.Index + match.Length);
            if (AddressOf(text[match.Index..end]) is { } address)
            {
                links.Add(new(match.Index, end, address.AbsoluteUri, address.Scheme == Uri.UriSchemeMailto ? null : address.IdnHost));
            }
        }

        return links;
    }

    private static Uri? AddressOf(string written)
    {
        var isWeb = written.Contains("://", StringComparison.Ordinal);
        var address = isWeb ? written
            : written.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{written}"
            : $"mailto:{written}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeMailto || uri.Host.Contains('.', StringComparison.Ordinal)) ? uri : null;
    }

    /// <summary>What ends a sentence, and a bracket that was opened before it, is not of the address.</summary>
    private static int EndOf(string text, int start, int end)
    {
        var open = text.AsSpan(start, end - start).Count(')') - text.AsSpan(start, end - start).Count('(');
        while (end > start && (AfterWords.Contains(text[end - 1], StringComparison.Ordinal) || (text[end - 1] == ')' && open > 0)))
        {
            open -= text[end - 1] == ')' ? 1 : 0;
            end--;
        }

        return end;
    }

    /// <summary>Those that say their country lead to the same telephone from everywhere; the others are of the region.</summary>
    private static IEnumerable<Link> Telephones(string text, string? region) =>
        (region is null && !text.Contains('+', StringComparison.Ordinal)) || text.Count(char.IsAsciiDigit) < FewestDigits ? []
            : Numbers.FindNumbers(text, region ?? "ZZ").Where(IsWrittenAsOne).Select(found => new Link(
                found.Start, found.Start + found.Length, Numbers.Format(found.Number, PhoneNumberFormat.RFC3966), Host: null));

    /// <summary>Digits alone may be the number of an order: a telephone's has a sign, a zero or a bracket before it, or groups.</summary>
    private static bool IsWrittenAsOne(PhoneNumberMatch found) =>
        found.RawString[0] is '+' or '＋' or '0' or '(' || (found.RawString.Count(mark => mark is ' ' or '-' or '.') > 1
            && !DateOnly.TryParse(found.RawString, CultureInfo.InvariantCulture, out _));

    private readonly record struct Link(int Start, int End, string Address, string? Host);
}
