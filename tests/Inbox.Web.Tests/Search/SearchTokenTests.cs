using Inbox.Web.Search;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Tests.Search;

/// <summary>What of a text the index holds.</summary>
public sealed class SearchTokenTests
{
    [Theory]
    [InlineData("Is my order ORD-1234 ready?", "is my order ord 1234 ord1234 ready")]
    [InlineData("Größe, Straße, déjà, señor", "grosse groesse strasse deja senor")]
    [InlineData("Łódź Søren Æsop İstanbul Σίσυφος", "lodz soren soeren aesop istanbul σισυφοσ")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("don’t O'Neill", "don t dont o neill oneill")]
    [InlineData("مَرْحَبًا", "مرحبا")]
    [InlineData("शुक्रिया नमस्ते", "शुक्रिया नमस्ते")]
    [InlineData("안녕하세요 여러분", "안녕하세요 여러분")]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("👍 – !!!", "")]
    public void Words_are_small_and_plain(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchToken.Of(text).Select(token => token.Word)));

    [Theory]
    [InlineData("東京都", "東京 京都 都")]
    [InlineData("茶", "茶")]
    [InlineData("iPhone版です", "iphone 版で です す")]
    [InlineData("สวัสดี", "สว วั ัส สด ดี ี")]
    public void Scripts_without_spaces_are_taken_two_characters_at_a_time(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchToken.Of(text).Select(token => token.Word)));

    [Theory]
    [InlineData("order", "'order':*")]
    [InlineData("Blue SOFA sofa", "'blue':* & 'sofa':*")]
    [InlineData("a sofa", "'a' & 'sofa':*")]
    [InlineData("Müller", "('muller':* | 'mueller':*)")]
    [InlineData("O'Brien", "('o' | 'obrien':*) & ('brien':* | 'obrien':*)")]
    [InlineData("+49 30 1234567", "('49':* | 'qzx765432103':*) & ('30':* | 'qzx765432103':*) & ('1234567':* | 'qzx765432103':*)")]
    [InlineData("東京都", "('東京' <-> '京都')")]
    [InlineData("東", "'東':*")]
    [InlineData("\"blue sofa\" | !cheap & (old) <-> new:*", "'blue':* & 'sofa':* & 'cheap':* & 'old':* & 'new':*")]
    [InlineData("'; drop table messages; --", "'drop':* & 'table':* & 'messages':*")]
    [InlineData("^.*(a+)+$", "'a'")]
    [InlineData("\\' % _ ' \0", "")]
    public void A_question_is_its_words_and_no_more(string question, string query) =>
        Assert.Equal(query, SearchTerm.ToTsQuery(SearchTerm.Of(question)));

    [Fact]
    public void Of_a_long_question_the_first_words_count()
    {
        var question = new SearchQuestion(
            string.Join(' ', Enumerable.Range(0, 900).Select(i => $"w{i}")), SearchFilter.None, SearchMatch.Words, SearchSort.Newest, null);

        Assert.True(question.IsCut);
        Assert.Equal(SearchTerm.MaxTerms, question.Terms.Count);
    }
}
